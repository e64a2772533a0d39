namespace OrleansFlow.Types;

/// <summary>Comparers of sets and maps, which are written by their kind: a set that ignores case still does after reading.</summary>
internal static class Comparers
{
    /// <summary>The kind of a comparer.</summary>
    /// <exception cref="ValueNotSerializableException">It is one of the program's own.</exception>
    public static ComparerKind KindOf<T>(object comparer)
    {
        if (ReferenceEquals(comparer, EqualityComparer<T>.Default) || ReferenceEquals(comparer, Comparer<T>.Default))
        {
            return ComparerKind.Default;
        }

        if (typeof(T) == typeof(string))
        {
            for (ComparerKind kind = ComparerKind.Ordinal; kind <= ComparerKind.InvariantCultureIgnoreCase; kind++)
            {
                if (comparer.Equals(OfText(kind)))
                {
                    return kind;
                }
            }
        }

        throw new ValueNotSerializableException(
            $"a collection of {TypeNames.Of(typeof(T))} has the comparer {TypeNames.Of(comparer.GetType())}, which cannot be written; "
            + "use the default comparer, one of StringComparer's ordinal or invariant ones, or register a serializer for the collection's type");
    }

    /// <summary>The comparer for equality, null for the default.</summary>
    public static IEqualityComparer<T>? ForEquality<T>(ComparerKind kind) =>
        kind == ComparerKind.Default ? null : (IEqualityComparer<T>)(object)OfText(kind);

    /// <summary>The comparer for order, null for the default.</summary>
    public static IComparer<T>? ForOrder<T>(ComparerKind kind) =>
        kind == ComparerKind.Default ? null : (IComparer<T>)(object)OfText(kind);

    /// <summary>Reads the kind that was written for a collection of <typeparamref name="T"/>.</summary>
    public static ComparerKind Read<T>(ref DataReader reader)
    {
        byte kind = reader.ReadByte();
        if (kind > (typeof(T) == typeof(string) ? (byte)ComparerKind.InvariantCultureIgnoreCase : (byte)ComparerKind.Default))
        {
            CorruptDataException.Throw(reader.Position - 1, $"the kind of a comparer of {TypeNames.Of(typeof(T))}, found {kind}");
        }

        return (ComparerKind)kind;
    }

    private static StringComparer OfText(ComparerKind kind) => kind switch
    {
        ComparerKind.Ordinal => StringComparer.Ordinal,
        ComparerKind.OrdinalIgnoreCase => StringComparer.OrdinalIgnoreCase,
        ComparerKind.InvariantCulture => StringComparer.InvariantCulture,
        _ => StringComparer.InvariantCultureIgnoreCase,
    };
}
