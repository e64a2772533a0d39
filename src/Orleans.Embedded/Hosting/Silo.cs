using Microsoft.Extensions.Hosting;
using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>A silo: starts and stops in stages.</summary>
public sealed class Silo
{
    /// <summary>The name of the first silo of a test cluster.</summary>
    public const string PrimarySiloName = "Primary";

    private readonly SiloLifecycleSubject _lifecycle;
    private readonly TaskCompletionSource _terminated;
    private bool _started;
    private bool _stopping;

    internal Silo(SiloNode node, SiloLifecycleSubject lifecycle, IServiceProvider services)
    {
        Node = node;
        _terminated = new TaskCompletionSource(node.Processor.Completion);
        _lifecycle = lifecycle;
        Services = services;
    }

    /// <summary>The address.</summary>
    public SiloAddress SiloAddress => Node.Address;

    /// <summary>Ends when the silo has stopped.</summary>
    public Task SiloTerminated => _terminated.Task;

    internal SiloNode Node { get; }

    internal IServiceProvider Services { get; }

    /// <summary>Starts all stages.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Services.GetService<IHostEnvironment>()?.IsDevelopment() == true)
        {
            SignatureCheck.Run();
        }

        _started = true;
        foreach (var participant in Services.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
        {
            participant.Participate(_lifecycle);
        }

        try
        {
            await _lifecycle.OnStart(cancellationToken);
        }
        catch
        {
            Node.Leave();
            throw;
        }
    }

    /// <summary>Stops all stages; when the token is cancelled meanwhile, without waiting for activations. One that was cancelled before kills the silo.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_started || _stopping)
        {
            await (_started ? SiloTerminated : Task.CompletedTask);
            return;
        }

        _stopping = true;
        if (cancellationToken.IsCancellationRequested)
        {
            // As a test cluster kills: nothing of the grains' code runs any more, and all others know.
            Node.Kill();
            Node.Network.Membership.SetStatus(Node, SiloStatus.Dead);
        }

        try
        {
            if (Node.IsRunning)
            {
                await _lifecycle.OnStop(cancellationToken);
            }
        }
        finally
        {
            Node.Leave();
            _terminated.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"Silo: {SiloAddress}";
}
