"""What pages are composed from: records seen as a reader wants them, without any markup."""
