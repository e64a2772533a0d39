namespace OrleansFlow.State;

/// <summary>Base of what names and describes a state (org.apache.flink.api.common.state.StateDescriptor).</summary>
public abstract class StateDescriptor
{
    private protected StateDescriptor(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The name, unique in its operator; the identity of the state in snapshots.</summary>
    public string Name { get; }

    /// <summary>How long values are kept after their last use; null, the default, for as long as they are not cleared.</summary>
    public StateTtlConfig? TtlConfig { get; private set; }

    /// <summary>Lets values expire (StateDescriptor.enableTimeToLive). Not for broadcast and operator state.</summary>
    /// <param name="config">When and how.</param>
    public void EnableTimeToLive(StateTtlConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        TtlConfig = config;
    }
}
