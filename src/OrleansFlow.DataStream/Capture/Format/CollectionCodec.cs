namespace OrleansFlow.Capture;

/// <summary>Takes a collection of one type apart and puts it together.</summary>
internal abstract class CollectionCodec
{
    /// <summary>Whether the collection can be made before its items are there, so that they may refer to it.</summary>
    public abstract bool IsMutable { get; }

    /// <summary>How many consecutive items belong together: 2 for keys and values.</summary>
    public abstract int Stride { get; }

    public abstract IReadOnlyList<object?> Items(object collection);

    /// <summary>The comparer, if there is one other than the default.</summary>
    public abstract object? Comparer(object collection);

    /// <summary>Makes a collection without items, if it is mutable.</summary>
    public abstract object Create(object? comparer);

    /// <summary>Puts items into a collection that was made without; gives the collection to use, another one if it is not mutable.</summary>
    public abstract object Fill(object? collection, object? comparer, IReadOnlyList<object?> items);
}
