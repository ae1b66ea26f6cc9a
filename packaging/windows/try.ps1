# On Windows: installs dist\painjournal-VERSION-setup.exe, logs by the command, opens the
# journal by its file type, installs again over the open window, and uninstalls.
$ErrorActionPreference = 'Stop'
$setup = (Get-Item dist\painjournal-*-setup.exe).FullName
$folder = "$env:LOCALAPPDATA\Programs\Pain Journal"
$journal = "$env:LOCALAPPDATA\painjournal\journal.painjournal"
$lock = "$env:LOCALAPPDATA\painjournal\.journal.painjournal.lock"

function Invoke-Silently($file) {
    $options = '/VERYSILENT', '/SUPPRESSMSGBOXES', '/NORESTART'
    $done = Start-Process $file $options -Wait -PassThru
    if ($done.ExitCode) { throw "$file ended with exit code $($done.ExitCode)." }
}

function Wait-Until($what, [scriptblock]$look) {
    foreach ($try in 1..200) {
        if (& $look) { return }
        Start-Sleep -Milliseconds 100
    }
    throw "$what did not come within 20 seconds."
}

Invoke-Silently $setup
& "$folder\painjournal.exe" log --pain 3
if ($LASTEXITCODE) { throw 'The command did not log.' }
Start-Process $journal
Wait-Until 'The window of the journal' { Test-Path $lock }
Invoke-Silently $setup
Wait-Until 'The end of the window' { -not (Get-Process painjournal-gui -ErrorAction Ignore) }
Invoke-Silently "$folder\unins000.exe"
Wait-Until 'The end of the program' { -not (Test-Path "$folder\painjournal.exe") }
if (-not (Test-Path $journal)) { throw 'The journal is gone.' }
'It is installed and opens its journals; without it, they are still there.'
