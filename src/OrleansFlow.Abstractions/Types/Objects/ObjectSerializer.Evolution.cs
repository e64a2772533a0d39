using System.Linq.Expressions;

namespace OrleansFlow.Types;

/// <content>Reading of members that were added, removed, reordered or changed since.</content>
internal sealed partial class ObjectSerializer<T>
{
    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Equals(Schema))
        {
            return this;
        }

        if (writer.Kind != Schema.Kind)
        {
            return evolution.Fail($"was written as {writer.Kind.ToString().ToLowerInvariant()} {writer.Summary} and cannot be read as {Schema.Kind.ToString().ToLowerInvariant()} {Schema.Summary}");
        }

        Reader reader = new(this, writer);
        evolution.Open(this, writer, reader);
        List<WireMember> wire = [];
        bool same = writer.Members.Length == _parts.Length;
        foreach (SchemaMember written in writer.Members)
        {
            int member = Array.FindIndex(_shape.Members, one => one.Name == written.Name);
            if (member < 0)
            {
                wire.Add(new(-1, null, written.Schema!));
                same = false;
                continue;
            }

            if (wire.Exists(one => one.Member == member))
            {
                return evolution.Fail($"was written with two members {written.Name}");
            }

            TypeSerializer? part = evolution.Resolve("." + written.Name, _parts[member], written.Schema!);
            if (part is null)
            {
                return null;
            }

            same &= member == wire.Count && ReferenceEquals(part, _parts[member]);
            wire.Add(new(member, part, null));
        }

        if (same && !evolution.IsReferenced(this, writer))
        {
            evolution.Close(this, writer);
            return this;
        }

        reader.Complete(wire);
        return reader;
    }

    /// <summary>Reads the members that an older schema names.</summary>
    private sealed class Reader : ReadOnlyReader<T>
    {
        private readonly ObjectSerializer<T> _present;
        private DeserializeAction<T> _read;
        private IReadOnlyList<WireMember> _wire = [];

        public Reader(ObjectSerializer<T> present, TypeSchema writer)
            : base(present, writer)
        {
            _present = present;
            _read = Compile;
        }

        internal override int ShortestLength =>
            typeof(T).IsValueType ? Math.Max(1, _wire.Sum(one => one.Reader?.ShortestLength ?? SchemaSkipper.ShortestLength(one.Skipped!))) : 1;

        public void Complete(IReadOnlyList<WireMember> wire) => _wire = wire;

        public override T Deserialize(ref DataReader reader)
        {
            if (!typeof(T).IsValueType && !reader.ReadBoolean())
            {
                return default!;
            }

            NestingGuard.Enter(ref reader);
            T value = _read(ref reader);
            reader.Depth--;
            return value;
        }

        private T Compile(ref DataReader reader)
        {
            if (typeof(T).IsValueType && _wire.Count == 0)
            {
                _read = static (ref r) => Memberless.Read<T>(ref r);
            }
            else
            {
                Expression body = ObjectCode.Read(_present._shape, _wire, ReaderParameter);
                _read = Expression.Lambda<DeserializeAction<T>>(body, ReaderParameter).Compile();
            }

            return _read(ref reader);
        }
    }
}
