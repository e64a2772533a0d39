using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>What a grain needs of its silo.</summary>
public interface IGrainRuntime
{
    /// <summary>The silo as text.</summary>
    string SiloIdentity { get; }

    /// <summary>The silo.</summary>
    SiloAddress SiloAddress { get; }

    /// <summary>Makes references.</summary>
    IGrainFactory GrainFactory { get; }

    /// <summary>Makes timers.</summary>
    ITimerRegistry TimerRegistry { get; }

    /// <summary>The silo's services.</summary>
    IServiceProvider ServiceProvider { get; }

    /// <summary>The silo's clock.</summary>
    TimeProvider TimeProvider { get; }

    /// <summary>Ends the activation after the running request.</summary>
    void DeactivateOnIdle(IGrainContext grainContext);

    /// <summary>Keeps the activation for a time.</summary>
    void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan);

    /// <summary>The storage of a <see cref="Grain{TGrainState}"/>.</summary>
    IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext);
}
