using System.Diagnostics;
using System.Globalization;
using System.Text;
using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>A silo-host as a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(string Text, TaskCompletionSource Said)> _awaited = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiloProcess(Process process, int siloPort, int gatewayPort)
    {
        _process = process;
        SiloPort = siloPort;
        GatewayPort = gatewayPort;
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _started.TrySetException(new InvalidOperationException($"The silo ended with {_process.ExitCode}: {Output}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int SiloPort { get; }

    public int GatewayPort { get; }

    /// <summary>The address for other silos, by which messages name this one.</summary>
    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{SiloPort}");

    /// <summary>The address for clients.</summary>
    public string Gateway => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{GatewayPort}");

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static async Task<SiloProcess> StartAsync(RedisServer redis, int slots)
    {
        int port = Ports.Free();
        int gateway = Ports.Free();
        Process process = Programs.Start(
            "OrleansFlow.SiloHost.dll",
            [
                "--Silo:Clustering", "Redis", "--Silo:Redis", redis.Address,
                "--Silo:SiloPort", port.ToString(CultureInfo.InvariantCulture),
                "--Silo:GatewayPort", gateway.ToString(CultureInfo.InvariantCulture),
                "--OrleansFlow:taskmanager.numberOfTaskSlots", slots.ToString(CultureInfo.InvariantCulture),
            ]);
        var silo = new SiloProcess(process, port, gateway);
        await silo._started.Task.WaitAsync(Patience);
        return silo;
    }

    /// <summary>Waits until the silo has logged a text.</summary>
    public async Task SaysAsync(string text)
    {
        Task said;
        lock (_output)
        {
            if (Output.Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, source));
            said = source.Task;
        }

        await said.WaitAsync(Patience);
    }

    /// <summary>SIGKILL: the silo has no time to say goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as service managers stop a process.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Append(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
            foreach ((string text, TaskCompletionSource said) in _awaited)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    said.TrySetResult();
                }
            }
        }

        if (line.Contains("Application started", StringComparison.Ordinal))
        {
            _started.TrySetResult();
        }
    }
}
