using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.Grains.Common;

/// <summary>Puts numbered items back in order and drops those that come twice: calls across silos are not ordered, and may be repeated.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
internal sealed class OrderedInbox<T>
    where T : class
{
    private readonly SortedDictionary<long, T> _waiting = [];
    private long _next;

    /// <summary>Takes an item in.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="item">The item.</param>
    /// <returns>False if it was there before.</returns>
    public bool TryAdd(long number, T item) => number >= _next && _waiting.TryAdd(number, item);

    /// <summary>Takes the next item out, if it is there.</summary>
    /// <param name="item">The item.</param>
    public bool TryTake([NotNullWhen(true)] out T? item)
    {
        if (!_waiting.Remove(_next, out item))
        {
            return false;
        }

        _next++;
        return true;
    }
}
