namespace OrleansFlow.State.Kinds;

/// <summary>A state whose entries of several namespaces can become one (org.apache.flink.runtime.state.internal.InternalMergingState).</summary>
/// <typeparam name="TScope">Holds the namespace.</typeparam>
internal interface IMergingState<TScope>
    where TScope : struct
{
    /// <summary>Moves the current key's entries of some namespaces into that of another one, which may have one already.</summary>
    /// <param name="target">The namespace that keeps all; the state works on it afterwards.</param>
    /// <param name="sources">The others.</param>
    void MergeNamespaces(in TScope target, ReadOnlySpan<TScope> sources);
}
