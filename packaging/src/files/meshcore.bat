@echo off
rem Starts the meshcore command from lib\ of the unpacked distribution. MESHCORE_JAVA_OPTS adds options for the JVM,
rem JAVA_HOME chooses it.
setlocal EnableExtensions DisableDelayedExpansion

set "MESHCORE_JAVA=java.exe"
if defined JAVA_HOME set "MESHCORE_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME goto on_path
if exist "%MESHCORE_JAVA%" goto java_found
echo meshcore: no Java found, "%MESHCORE_JAVA%": set JAVA_HOME to the folder of Java 17 or newer 1>&2
exit /b 1

:on_path
where /q java.exe
if not errorlevel 1 goto java_found
echo meshcore: no Java found: install Java 17 or newer, or set JAVA_HOME to its folder 1>&2
exit /b 1

:java_found
set "MESHCORE_JAR="
for %%J in ("%~dp0..\lib\meshcore-cli-*-all.jar") do set "MESHCORE_JAR=%%~fJ"
if defined MESHCORE_JAR goto run
echo meshcore: no meshcore-cli-*-all.jar in "%~dp0..\lib" 1>&2
exit /b 1

:run
rem The quick compiler alone starts sooner and saves memory; what counts millions of rows is worth the thorough one.
set "MESHCORE_COMPILER=-XX:TieredStopAtLevel=1"
if /i "%~1"=="backfill" set "MESHCORE_COMPILER=-XX:+TieredCompilation"
if /i "%~1"=="migrate" set "MESHCORE_COMPILER=-XX:+TieredCompilation"
if /i "%~1"=="copy" set "MESHCORE_COMPILER=-XX:+TieredCompilation"
"%MESHCORE_JAVA%" -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xmx128m %MESHCORE_COMPILER% %MESHCORE_JAVA_OPTS% -jar "%MESHCORE_JAR%" %*
exit /b %ERRORLEVEL%
