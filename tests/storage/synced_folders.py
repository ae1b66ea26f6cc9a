"""Folders that services copy to other computers, each with its service."""

#: As they are called.
FOLDERS = [
    ("Dropbox", "Dropbox"),
    ("Dropbox (Personal)/health", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("OneDrive - Company Ltd/Documents/health", "OneDrive"),
    ("My Drive", "Google Drive"),
    ("Google Drive/My Drive", "Google Drive"),
    ("Library/CloudStorage/GoogleDrive-me@example.org/My Drive", "Google Drive"),
    ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
    ("Library/CloudStorage/ProtonDrive-me@example.org", "Proton Drive"),
    ("Library/CloudStorage/Box-Box", "Box"),
    ("Library/CloudStorage/Tresorit-me", "Tresorit"),
    ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
    ("iCloudDrive", "iCloud Drive"),
    ("Nextcloud/health", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("MEGA", "MEGA"),
    ("pCloudDrive", "pCloud"),
    ("pCloud Drive/health", "pCloud"),
    ("Box", "Box"),
    ("Box Sync", "Box"),
    ("Proton Drive/My files", "Proton Drive"),
    ("Resilio Sync/health", "Resilio Sync"),
]
#: What the services leave in them, however they are called.
LEFT_BEHIND = [
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".sync_0123456789ab.db", "Nextcloud"),
    ("._sync_0123456789ab.db", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".megaignore", "MEGA"),
    (".sync", "Resilio Sync"),
]
