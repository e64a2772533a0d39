using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>One comparison of a written schema with the serializers of the present types, member by member.</summary>
internal sealed class Evolution
{
    private readonly List<string> _path = [];
    private readonly Dictionary<(TypeSerializer, TypeSchema), Shell> _open = new(PairComparer.Instance);

    /// <summary>The first member that does not fit, when there is one.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>A serializer of <paramref name="present"/>'s type that reads what <paramref name="writer"/> describes, or null.</summary>
    public TypeSerializer? Resolve(TypeSerializer present, TypeSchema writer)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Fail("has a schema that is nested too deeply");
        }

        if (_open.TryGetValue((present, writer), out Shell? shell))
        {
            shell.IsUsed = true;
            return shell.Reader;
        }

        return present.Evolve(writer, this);
    }

    /// <summary>The same for a part, with its edge in the path of a failure.</summary>
    public TypeSerializer? Resolve(string edge, TypeSerializer present, TypeSchema writer)
    {
        _path.Add(edge);
        TypeSerializer? reader = Resolve(present, writer);
        _path.RemoveAt(_path.Count - 1);
        return reader;
    }

    /// <summary>Announces the reader of a type that may lead back to itself, before its parts are resolved.</summary>
    public void Open(TypeSerializer present, TypeSchema writer, TypeSerializer reader) =>
        _open.Add((present, writer), new Shell(reader));

    /// <summary>Whether a part led back to the reader that was announced.</summary>
    public bool IsReferenced(TypeSerializer present, TypeSchema writer) => _open[(present, writer)].IsUsed;

    /// <summary>Forgets an announced reader that turned out not to be needed.</summary>
    public void Close(TypeSerializer present, TypeSchema writer) => _open.Remove((present, writer));

    /// <summary>Notes why the data cannot be read; the first reason stays.</summary>
    public TypeSerializer? Fail(string what)
    {
        if (Reason.Length == 0)
        {
            string path = string.Concat(_path).TrimStart('.');
            Reason = path.Length == 0 ? $"the value {what}" : $"{path} {what}";
        }

        return null;
    }

    /// <summary>The reason with both schemas.</summary>
    public string Describe(TypeSchema writer, TypeSchema reader) =>
        $"{Reason}{Environment.NewLine}written as: {writer}{Environment.NewLine}read as: {reader}";

    private sealed class Shell(TypeSerializer reader)
    {
        public TypeSerializer Reader { get; } = reader;

        public bool IsUsed { get; set; }
    }

    private sealed class PairComparer : IEqualityComparer<(TypeSerializer, TypeSchema)>
    {
        public static PairComparer Instance { get; } = new();

        public bool Equals((TypeSerializer, TypeSchema) x, (TypeSerializer, TypeSchema) y) =>
            ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((TypeSerializer, TypeSchema) pair) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), RuntimeHelpers.GetHashCode(pair.Item2));
    }
}
