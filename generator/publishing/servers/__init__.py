"""Servers behind one small protocol, each as it really is."""
