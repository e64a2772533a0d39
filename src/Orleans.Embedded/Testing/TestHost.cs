using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>
/// A host that starts and stops its services on the scheduler of the caller. The framework's own host leaves it at every await, which a simulation must not do.
/// </summary>
internal sealed class TestHost(IHost inner) : IHost, IAsyncDisposable
{
    private readonly List<IHostedService> _started = [];
    private bool _stopped;

    public IServiceProvider Services => inner.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        foreach (var service in Services.GetServices<IHostedService>())
        {
            _started.Add(service);
            await service.StartAsync(cancellationToken);
        }

        (Services.GetService<IHostApplicationLifetime>() as ApplicationLifetime)?.NotifyStarted();
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        var lifetime = Services.GetService<IHostApplicationLifetime>() as ApplicationLifetime;
        lifetime?.StopApplication();
        List<Exception> failures = [];
        foreach (var service in Enumerable.Reverse(_started))
        {
            try
            {
                await service.StopAsync(cancellationToken);
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        lifetime?.NotifyStopped();
        if (failures.Count > 0 && !cancellationToken.IsCancellationRequested)
        {
            throw new AggregateException("One or more hosted services failed to stop.", failures);
        }
    }

    public void Dispose() => inner.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            inner.Dispose();
        }
    }
}
