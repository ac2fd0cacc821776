"""Publishing: a built site onto a web space and back, by content, in an order in which no visitor meets half of it.

::

    servers    one small protocol: FTP, FTPS, SFTP, a folder, a ZIP; steady.py tries again where a line is lost
    state      what was published: server_state.py there, home_state.py here, store.py every file once
    survey     what stands on the server now, and whose it is
    planning   what changes, and in which order
    run        staged under temporary names; placing.py lets all take their places; then what is withdrawn goes
"""
