"""A record's form: ``model_form.py`` makes it of the model, ``view.py`` fills it, ``reading.py`` reads it back.

``words.py`` is what choices are called. A field of a model appears in its form without anything done for it.
"""
