using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <summary>The serializer of an array of two or more dimensions. Bytes: 0 for null or 1; the lengths; the items, last index fastest.</summary>
internal sealed class GridSerializer<TGrid, TItem>(TypeSerializer<TItem> item) : BuiltInSerializer<TGrid>
    where TGrid : class
{
    private static readonly int Rank = typeof(TGrid).GetArrayRank();

    public override TypeSchema Schema { get; } = TypeSchema.Of(TypeSchemaKind.Grid, typeof(TGrid), item.Schema, Rank);

    internal override IEnumerable<(string Edge, TypeSerializer Part)> Parts => [("[]", item)];

    internal override bool IsShallowlyImmutable => false;

    internal override string? ShallowKeyProblem => CollectionItems.KeyProblem(typeof(TGrid));

    public override void Serialize(TGrid value, ref DataWriter writer)
    {
        if ((object)value is not Array grid)
        {
            writer.WriteByte(0);
            return;
        }

        writer.WriteByte(1);
        for (int dimension = 0; dimension < Rank; dimension++)
        {
            if (grid.GetLowerBound(dimension) != 0)
            {
                throw new ValueNotSerializableException($"a {TypeNames.Of(typeof(TGrid))} begins at index {grid.GetLowerBound(dimension)}; only arrays that begin at 0 can be written");
            }

            writer.WriteVarUInt32((uint)grid.GetLength(dimension));
        }

        item.SerializeBatch(Items(grid), ref writer);
    }

    public override TGrid Deserialize(ref DataReader reader) => Read(item, ref reader);

    public override TGrid Copy(TGrid value)
    {
        if ((object)value is not Array grid)
        {
            return value;
        }

        Array copy = (Array)grid.Clone();
        if (!item.IsImmutable)
        {
            foreach (ref TItem one in Items(copy))
            {
                one = item.Copy(one);
            }
        }

        return (TGrid)(object)copy;
    }

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Kind != TypeSchemaKind.Grid || writer.Version != Rank)
        {
            return evolution.Fail($"was written as {writer.Summary} and cannot be read as {Schema.Summary}");
        }

        return evolution.Resolve("[]", item, writer.Item) switch
        {
            null => null,
            TypeSerializer same when ReferenceEquals(same, item) => this,
            TypeSerializer older => new Reader(this, writer, (TypeSerializer<TItem>)older),
        };
    }

    private static Span<TItem> Items(Array grid) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, TItem>(ref MemoryMarshal.GetArrayDataReference(grid)), grid.Length);

    private static TGrid Read(TypeSerializer<TItem> item, ref DataReader reader)
    {
        if (!reader.ReadBoolean())
        {
            return null!;
        }

        int[] lengths = new int[Rank];
        GridLengths.Read(lengths, item.ShortestLength, ref reader);
        Array grid = Array.CreateInstance(typeof(TItem), lengths);
        item.DeserializeBatch(Items(grid), ref reader);
        return (TGrid)(object)grid;
    }

    private sealed class Reader(TypeSerializer<TGrid> present, TypeSchema writer, TypeSerializer<TItem> item) : ReadOnlyReader<TGrid>(present, writer)
    {
        public override TGrid Deserialize(ref DataReader reader) => Read(item, ref reader);
    }
}
