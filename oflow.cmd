@echo off
rem Builds what is missing and runs OrleansFlow's command line:  oflow help
setlocal
set ROOT=%~dp0
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
where dotnet >nul 2>nul || (echo oflow: the .NET 10 SDK is needed, and there is no 'dotnet' on the PATH ^(https://dot.net^). 1>&2 & exit /b 1)
if "%OrleansRuntime%"=="" if not exist "%ROOT%artifacts\orleans-probe" (
  if not exist "%ROOT%artifacts" mkdir "%ROOT%artifacts"
  dotnet restore "%ROOT%build\OrleansProbe\OrleansProbe.csproj" -p:OrleansRuntime=packages -v q >"%ROOT%artifacts\orleans-probe.log" 2>&1 && (echo packages>"%ROOT%artifacts\orleans-probe") || (echo embedded>"%ROOT%artifacts\orleans-probe")
)
set COMMAND=%~1
if "%COMMAND%"=="test" (
  shift
  goto test
)
if "%COMMAND%"=="bench" (
  shift
  goto bench
)
dotnet build "%ROOT%client\OrleansFlow.Cli" -c Release -v q -clp:NoSummary 1>&2 || exit /b 1
dotnet run --project "%ROOT%client\OrleansFlow.Cli" -c Release --no-build -- %*
exit /b %ERRORLEVEL%
:test
dotnet run --project "%ROOT%tests\OrleansFlow.TestRunner" -c Release -v q -- %1 %2 %3 %4 %5 %6 %7 %8 %9
exit /b %ERRORLEVEL%
:bench
dotnet build "%ROOT%tests\OrleansFlow.Benchmarks" -c Release -v q -clp:NoSummary -p:ReportOrleansRuntime=true 1>&2 || exit /b 1
dotnet run --project "%ROOT%tests\OrleansFlow.Benchmarks" -c Release --no-build -- %1 %2 %3 %4 %5 %6 %7 %8 %9
exit /b %ERRORLEVEL%
