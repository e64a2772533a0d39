@echo off
rem Builds what is missing and runs OrleansFlow's command line:  oflow help
setlocal
set "ROOT=%~dp0"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1

where dotnet >nul 2>nul || (echo oflow: the .NET 10 SDK is needed, and there is no 'dotnet' on the PATH ^(https://dot.net^). 1>&2 & exit /b 1)

rem Asked once per clone: a registry without the Orleans packages answers at once, and the embedded runtime is taken.
if "%OrleansRuntime%"=="" if not exist "%ROOT%artifacts\orleans-probe" (
  if not exist "%ROOT%artifacts" mkdir "%ROOT%artifacts"
  dotnet restore "%ROOT%build\OrleansProbe\OrleansProbe.csproj" -p:OrleansRuntime=packages -v q >"%ROOT%artifacts\orleans-probe.log" 2>&1 && (echo packages>"%ROOT%artifacts\orleans-probe") || (echo embedded>"%ROOT%artifacts\orleans-probe")
)

rem What stands behind the command, as it was typed: %1, %2, ... would be split at = and end at %9.
set "REST="
for /f "tokens=1,*" %%a in ("%*") do set REST=%%b
if "%~1"=="test" goto test
if "%~1"=="bench" goto bench

dotnet build "%ROOT%client\OrleansFlow.Cli" -c Release -v q -clp:NoSummary 1>&2 || exit /b 1
dotnet run --project "%ROOT%client\OrleansFlow.Cli" -c Release --no-build -- %*
exit /b %ERRORLEVEL%

:test
dotnet run --project "%ROOT%tests\OrleansFlow.TestRunner" -c Release -v q -- %REST%
exit /b %ERRORLEVEL%

:bench
dotnet build "%ROOT%tests\OrleansFlow.Benchmarks" -c Release -v q -clp:NoSummary -p:ReportOrleansRuntime=true 1>&2 || exit /b 1
dotnet run --project "%ROOT%tests\OrleansFlow.Benchmarks" -c Release --no-build -- %REST%
exit /b %ERRORLEVEL%
