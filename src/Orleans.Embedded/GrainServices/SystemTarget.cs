using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>A part of a silo that is called like a grain and addressed by silo; its requests interleave.</summary>
public abstract class SystemTarget : ISystemTarget, IGrainBase
{
    private protected SystemTarget(GrainId grainId, Silo silo)
    {
        Silo = silo.SiloAddress;
        var address = new GrainAddress { GrainId = grainId, SiloAddress = silo.SiloAddress, ActivationId = ActivationId.GetDeterministic(grainId) };
        Activation = new Activation(silo.Node, address, new GrainClass(GetType()) { IsReentrant = true });
        Activation.ActivateWith(this);
        silo.Node.AddTarget(grainId, Activation);
    }

    /// <summary>The silo.</summary>
    public SiloAddress Silo { get; }

    /// <summary>The id.</summary>
    public GrainId GrainId => Activation.GrainId;

    /// <summary>A reference to this.</summary>
    public GrainReference GrainReference => Activation.GrainReference;

    /// <summary>The activation.</summary>
    public IGrainContext GrainContext => Activation;

    /// <summary>Runs code in turns of this.</summary>
    public IWorkItemScheduler Scheduler => Activation.Scheduler;

    /// <summary>The silo's services.</summary>
    public IServiceProvider ActivationServices => Activation.ActivationServices;

    internal Activation Activation { get; }
}
