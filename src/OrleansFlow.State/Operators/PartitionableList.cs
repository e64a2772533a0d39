using OrleansFlow.Types;

namespace OrleansFlow.State.Operators;

/// <summary>A list of one subtask (org.apache.flink.runtime.state.PartitionableListState).</summary>
internal sealed class PartitionableList<T>(string name, OperatorStateMode mode, TypeSerializer<T> serializer) : IListState<T>, IOperatorState
{
    private readonly List<T> _items = [];

    public string Description => DescriptionOf(mode);

    public static string DescriptionOf(OperatorStateMode mode) => $"{(mode == OperatorStateMode.Union ? "union" : "split")} list of {typeof(T)}";

    public IEnumerable<T> Get() => _items;

    IEnumerable<T>? IAppendingState<T, IEnumerable<T>>.Get() => _items;

    public void Add(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _items.Add(value);
    }

    public void AddAll(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        T[] added = [.. values];
        Array.ForEach(added, static value => ArgumentNullException.ThrowIfNull(value));
        _items.AddRange(added);
    }

    public void Update(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        T[] items = [.. values];
        Clear();
        AddAll(items);
    }

    public void Clear() => _items.Clear();

    public OperatorStatePart Snapshot()
    {
        List<ReadOnlyMemory<byte>> items = [];
        foreach (T item in _items)
        {
            var writer = new DataWriter(64);
            serializer.Serialize(item, ref writer);
            items.Add(writer.ToArray());
            writer.Dispose();
        }

        return new OperatorStatePart(name, mode, null, serializer.Schema, items);
    }

    public void Restore(OperatorStatePart part)
    {
        TypeSerializer<T> reader = serializer.ReaderFor(part.ValueSchema);
        foreach (ReadOnlyMemory<byte> item in part.Items)
        {
            DataReader data = new(item.Span);
            _items.Add(reader.Deserialize(ref data));
            data.EnsureEnd();
        }
    }
}
