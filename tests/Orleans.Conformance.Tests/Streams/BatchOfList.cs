using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streams;

[GenerateSerializer]
public sealed class BatchOfList : IBatchContainer
{
    [Id(0)]
    public StreamId StreamId { get; set; }

    [Id(1)]
    public List<object> Items { get; set; } = [];

    [Id(2)]
    public long Number { get; set; }

    [Id(3)]
    public Dictionary<string, object>? Context { get; set; }

    public StreamSequenceToken SequenceToken => new EventSequenceTokenV2(Number);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        Items.OfType<T>().Select((item, index) => Tuple.Create(item, (StreamSequenceToken)new EventSequenceTokenV2(Number, index)));

    public bool ImportRequestContext()
    {
        foreach (var (key, value) in Context ?? [])
        {
            RequestContext.Set(key, value);
        }

        return Context is not null;
    }
}
