namespace Orleans.Runtime;

/// <summary>Makes persistent states.</summary>
public interface IPersistentStateFactory
{
    /// <summary>Makes a state that is read before activation.</summary>
    IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
}
