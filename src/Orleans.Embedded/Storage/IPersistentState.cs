namespace Orleans.Runtime;

/// <summary>A stored state that is read before the grain is activated.</summary>
public interface IPersistentState<TState> : IStorage<TState>
{
}
