"""The local web application for officials: other hands on the same files, and no second store.

``server.py`` is the door: ``application(desk)`` answers requests, ``listening`` runs it on this machine alone.
``guard.py`` lets nobody in but the person who started it. ``desk.py`` is the folder as it stands. ``forms/`` makes a
form of a record's model and reads it back, ``saving.py`` puts what was typed into the file, ``history.py`` keeps what
was there, ``screens/`` has one file per screen, named like its template.
"""
