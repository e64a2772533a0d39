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
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiloProcess(Process process, int gatewayPort)
    {
        _process = process;
        GatewayPort = gatewayPort;
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _started.TrySetException(new InvalidOperationException($"The silo ended with {_process.ExitCode}: {Output}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int GatewayPort { get; }

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
        int gateway = Ports.Free();
        Process process = Programs.Start(
            "OrleansFlow.SiloHost.dll",
            [
                "--Silo:Clustering", "Redis", "--Silo:Redis", redis.Address,
                "--Silo:SiloPort", Ports.Free().ToString(CultureInfo.InvariantCulture),
                "--Silo:GatewayPort", gateway.ToString(CultureInfo.InvariantCulture),
                "--OrleansFlow:taskmanager.numberOfTaskSlots", slots.ToString(CultureInfo.InvariantCulture),
            ]);
        var silo = new SiloProcess(process, gateway);
        await silo._started.Task.WaitAsync(Patience);
        return silo;
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
        }

        if (line.Contains("Application started", StringComparison.Ordinal))
        {
            _started.TrySetResult();
        }
    }
}
