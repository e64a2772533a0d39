namespace Orleans.Embedded;

/// <summary>Makes, starts and stops the silo's grain services, and tells them of their part of the ring.</summary>
internal sealed class GrainServiceHost(SiloNode silo, IServiceProvider services, IEnumerable<GrainServiceRegistration> registrations, ISiloStatusOracle oracle) : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    private readonly List<GrainService> _services = [];

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe("grain services are made", ServiceLifecycleStage.RuntimeGrainServices, _ => MakeAsync());
        lifecycle.Subscribe("grain services", ServiceLifecycleStage.Active, _ => StartAsync(), _ => StopAsync());
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        var range = SiloRing.RangeOf(silo.Network.Membership.ActiveSilos(), silo);
        foreach (var service in _services)
        {
            var former = service.CurrentRange;
            if (!former.Equals(range))
            {
                service.Activation.Scheduler.QueueAction(() => service.OnRangeChange(former, range, status == SiloStatus.Dead).Ignore());
            }
        }
    }

    private static Task RunAsync(GrainService service, Func<Task> function)
    {
        var done = new TaskCompletionSource(service.Activation.Silo.Processor.Completion);
        service.Activation.Scheduler.QueueAction(() => _ = RunAndReportAsync(function, done));
        return done.Task;
    }

    private static async Task RunAndReportAsync(Func<Task> function, TaskCompletionSource done)
    {
        try
        {
            await function();
            done.SetResult();
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private async Task MakeAsync()
    {
        foreach (var registration in registrations)
        {
            var id = SystemIds.GrainService(registration.Type, silo.Address);
            var service = (GrainService)ActivatorUtilities.CreateInstance(services, registration.Type, id);
            _services.Add(service);
            await RunAsync(service, () => service.Init(services));
        }
    }

    private async Task StartAsync()
    {
        foreach (var service in _services)
        {
            service.SetFirstRange(SiloRing.RangeOf(silo.Network.Membership.ActiveSilos(), silo));
            await RunAsync(service, service.Start);
        }

        oracle.SubscribeToSiloStatusEvents(this);
    }

    private async Task StopAsync()
    {
        oracle.UnSubscribeFromSiloStatusEvents(this);
        foreach (var service in _services)
        {
            await RunAsync(service, service.Stop);
        }
    }
}
