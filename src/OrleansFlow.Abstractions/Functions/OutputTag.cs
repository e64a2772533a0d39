namespace OrleansFlow.Functions;

/// <summary>Names a side output (OutputTag). Two tags are one if id and type are equal.</summary>
public abstract class OutputTag
{
    private protected OutputTag(string id, Type type)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Type = type;
    }

    /// <summary>The name, unique among the side outputs of an operator.</summary>
    public string Id { get; }

    /// <summary>Type of the records.</summary>
    public Type Type { get; }

    /// <summary>Calls the visitor with the tag's type known.</summary>
    /// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IOutputTagVisitor<TResult> visitor);
}

/// <summary>Names a side output of a type.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class OutputTag<T> : OutputTag, IEquatable<OutputTag<T>>
{
    /// <summary>Creates a tag.</summary>
    /// <param name="id">The name, unique among the side outputs of an operator; not empty.</param>
    public OutputTag(string id)
        : base(id, typeof(T))
    {
    }

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOutputTagVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit(this);
    }

    /// <inheritdoc />
    public bool Equals(OutputTag<T>? other) => other is not null && other.Id == Id;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as OutputTag<T>);

    /// <inheritdoc />
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name.</summary>
    public override string ToString() => Id;
}
