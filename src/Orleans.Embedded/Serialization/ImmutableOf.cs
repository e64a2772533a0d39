namespace Orleans.Concurrency;

/// <summary>A value that is passed by reference inside a silo.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct Immutable<T>
{
    /// <summary>The value.</summary>
    [Id(0)]
    public readonly T Value;

    /// <summary>Wraps a value that will not be changed any more.</summary>
    public Immutable(T value) => Value = value;
}
