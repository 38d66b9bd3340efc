@echo off
rem Install assess from this folder, without internet. Instalar assess desde esta carpeta, sin internet.
rem   install.cmd [FOLDER]
setlocal
rem COMMAND names the variable, not what it stands for: an account's name can have letters that a .cmd file mixes up.
set "TARGET=%~f1"
set "COMMAND=%~f1"
if "%~1"=="" set "TARGET=%LOCALAPPDATA%\Programs\assess"
if "%~1"=="" set "COMMAND=%%LOCALAPPDATA%%\Programs\assess"
rem A folder of the network has no letter until pushd gives it one.
pushd "%~dp0"
if errorlevel 1 goto :failed
rem Opened inside the ZIP, this file is alone: Windows unpacks nothing else.
if not exist check.py goto :packed
rem What is in the folder is deleted: it has to be ours.
if exist "%TARGET%\pyvenv.cfg" goto :free
if not exist "%TARGET%" goto :free
for /f "delims=" %%F in ('dir /b /a "%TARGET%" 2^>nul') do goto :taken
:free
set "FOUND="
for %%P in ("py -3.14" "py -3.13" "py -3.12" "py -3.11" "python") do if not defined FOUND call :try %%~P
if not defined FOUND goto :without
%FOUND% check.py
if not "%errorlevel%"=="0" goto :failed
%FOUND% -m venv --clear --without-pip "%TARGET%"
if not "%errorlevel%"=="0" goto :failed
for %%W in (wheels\pip-*.whl) do "%TARGET%\Scripts\python.exe" "%%W\pip" --isolated install --quiet --disable-pip-version-check --no-index --find-links wheels --only-binary :all: --require-hashes -r requirements.txt
if not "%errorlevel%"=="0" goto :failed
> "%LOCALAPPDATA%\Microsoft\WindowsApps\assess.cmd" echo @"%COMMAND%\Scripts\assess.exe" %%* 2>nul
"%TARGET%\Scripts\assess.exe" doctor
echo.
echo Para empezar, escriba en la Terminal de Windows: assess
echo To begin, type in Windows Terminal: assess
echo     ("%TARGET%\Scripts\assess.exe")
popd
pause
exit /b 0
:try
%* -c "import sys, venv; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14) and sys.maxsize > 2**32))" >nul 2>nul
if "%errorlevel%"=="0" set "FOUND=%*"
exit /b 0
:packed
echo Descomprima primero todo el archivo ZIP (clic derecho, Extraer todo) y abra install.cmd en esa carpeta.
echo Unpack the whole ZIP file first (right click, Extract all), and open install.cmd in that folder.
goto :failed
:without
echo Hace falta Python 3.11 a 3.14 de 64 bits, de https://www.python.org/downloads/windows/
echo Python 3.11 to 3.14 for 64 bits is needed, from https://www.python.org/downloads/windows/
goto :failed
:taken
echo Ya hay otra cosa en "%TARGET%" y se borraria: indique una carpeta nueva.
echo There is something else in "%TARGET%", and it would be deleted: name a new folder.
:failed
echo No se pudo instalar. It could not be installed.
popd
pause
exit /b 1
