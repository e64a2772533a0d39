using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>What grains need of their silo.</summary>
internal sealed class GrainRuntime(SiloNode silo, ITimerRegistry timers, IGrainFactory factory) : IGrainRuntime
{
    public string SiloIdentity { get; } = silo.Address.ToString();

    public SiloAddress SiloAddress => silo.Address;

    public IGrainFactory GrainFactory => factory;

    public ITimerRegistry TimerRegistry => timers;

    public IServiceProvider ServiceProvider => silo.Services;

    public TimeProvider TimeProvider => silo.Processor.Clock;

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => Embedded.TimerRegistry.ActivationOf(grainContext).Delay(timeSpan);

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext)
    {
        var activation = Embedded.TimerRegistry.ActivationOf(grainContext);
        var state = new PersistentState<TGrainState>(activation.Class.Type.FullName!, activation, GrainStorages.Of(activation, activation.Class.Type));
        activation.Lifecycle.Subscribe("state of the base class", GrainLifecycleStage.SetupState, _ => state.LoadAsync());
        return state;
    }
}
