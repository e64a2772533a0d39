using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Phases;

/// <summary>Keeps account of which operators must still be closed: each one that was begun to be opened, once.</summary>
internal sealed class OpenOperators
{
    private readonly SortedDictionary<int, IStreamOperator> _open = [];

    /// <summary>Opens an operator.</summary>
    /// <param name="streamOperator">The operator.</param>
    public ValueTask OpenAsync(IStreamOperator streamOperator)
    {
        _open.Add(streamOperator.Scope.Position, streamOperator);
        streamOperator.Scope.Chain.Current = streamOperator.Scope.Position;
        return streamOperator.OpenAsync();
    }

    /// <summary>Takes the first operator that must be closed.</summary>
    /// <param name="streamOperator">The operator.</param>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IStreamOperator? streamOperator)
    {
        foreach ((int position, IStreamOperator first) in _open)
        {
            _open.Remove(position);
            streamOperator = first;
            first.Scope.Chain.Current = position;
            return true;
        }

        streamOperator = null;
        return false;
    }
}
