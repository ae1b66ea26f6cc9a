; Makes dist\painjournal-VERSION-setup.exe of dist\painjournal, with Inno Setup 6:
;
;   iscc packaging\windows\painjournal.iss
;
; For one person and without an administrator. Journals are elsewhere, in the
; person's folder for data: nothing here ever touches them.

#define Name "Pain Journal"
#define Folder "..\..\dist\painjournal"
#define Window "painjournal-gui.exe"
#define Version GetStringFileInfo(AddBackslash(SourcePath) + Folder + "\" + Window, PRODUCT_VERSION)
#define FileType "PainJournal.Journal"

[Setup]
AppId=io.github.painjournal.painjournal
AppName={#Name}
AppVersion={#Version}
AppPublisher=The Pain Journal maintainers
PrivilegesRequired=lowest
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What Qt needs.
MinVersion=10.0.17763
ChangesAssociations=yes
; Asks before it closes a window; what is typed there is in the journal already.
CloseApplications=yes
RestartApplications=no
SetupIconFile=..\..\build\painjournal\painjournal.ico
UninstallDisplayName={#Name}
UninstallDisplayIcon={app}\{#Window}
OutputDir=..\..\dist
OutputBaseFilename=painjournal-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[InstallDelete]
; What an older version had, and this one has no more.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Window}"

[Registry]
Root: HKA; Subkey: "Software\Classes\.painjournal"; ValueType: string; ValueName: ""; ValueData: "{#FileType}"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.painjournal\OpenWithProgids"; ValueType: string; ValueName: "{#FileType}"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\{#FileType}"; ValueType: string; ValueName: ""; ValueData: "{#Name}"; Flags: uninsdeletekey
; The program's second icon is that of journals.
Root: HKA; Subkey: "Software\Classes\{#FileType}\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\{#Window},1"
Root: HKA; Subkey: "Software\Classes\{#FileType}\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\{#Window}"" ""%1"""

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
