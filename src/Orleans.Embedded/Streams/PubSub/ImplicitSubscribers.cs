using System.Reflection;
using System.Text;
using Orleans.Embedded;

namespace Orleans.Streams;

/// <summary>The grain classes that attributes subscribe to streams, and the grains of them that a stream belongs to.</summary>
internal sealed class ImplicitSubscribers
{
    private volatile Known? _known;

    private List<Entry> Entries
    {
        get
        {
            var classes = GrainClasses.Current;
            if (_known is not { } known || known.Classes != classes)
            {
                _known = known = new Known(classes, Collect(classes));
            }

            return known.Entries;
        }
    }

    public bool IsSubscriber(GrainType grainType, QualifiedStreamId stream) =>
        stream.StreamId.GetNamespace() is { } ns && !string.IsNullOrWhiteSpace(ns) && Entries.Exists(entry => entry.GrainType == grainType && entry.Predicate.IsMatch(ns));

    /// <summary>The subscriptions of a stream, one for each grain class.</summary>
    public IEnumerable<PubSubSubscription> Of(QualifiedStreamId stream)
    {
        var ns = stream.StreamId.GetNamespace();
        if (string.IsNullOrWhiteSpace(ns))
        {
            return [];
        }

        return Entries.Where(entry => entry.Predicate.IsMatch(ns)).DistinctBy(entry => entry.GrainType).Select(entry => new PubSubSubscription
        {
            SubscriptionId = SubscriptionIds.Implicit(entry.GrainType, stream),
            Stream = stream,
            Consumer = GrainId.Create(entry.GrainType, KeyOf(entry.GrainClass, stream.StreamId)),
        });
    }

    private static List<Entry> Collect(GrainClasses classes)
    {
        var entries = new List<Entry>();
        foreach (var grainClass in classes.All)
        {
            foreach (var attribute in grainClass.Type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>(inherit: true))
            {
                if (!string.IsNullOrEmpty(attribute.StreamIdMapper) && attribute.StreamIdMapper != "default")
                {
                    throw new OrleansConfigurationException($"grain class {grainClass.Type} asks for the stream id mapper '{attribute.StreamIdMapper}'; only the default one exists here");
                }

                entries.Add(new Entry(grainClass.GrainType, grainClass.Type, attribute.Predicate));
            }
        }

        return entries;
    }

    private static IdSpan KeyOf(Type grainClass, StreamId stream)
    {
        var key = stream.GetKeyAsString();
        if (typeof(IGrainWithGuidKey).IsAssignableFrom(grainClass) || typeof(IGrainWithGuidCompoundKey).IsAssignableFrom(grainClass))
        {
            var guid = Guid.TryParseExact(key, "N", out var parsed) ? parsed : throw Mismatch(grainClass, stream, "a Guid");
            return typeof(IGrainWithGuidCompoundKey).IsAssignableFrom(grainClass)
                ? GrainIdKeyExtensions.CreateGuidKey(guid, stream.GetNamespace())
                : GrainIdKeyExtensions.CreateGuidKey(guid);
        }

        if (typeof(IGrainWithIntegerKey).IsAssignableFrom(grainClass) || typeof(IGrainWithIntegerCompoundKey).IsAssignableFrom(grainClass))
        {
            var number = long.TryParse(key, out var parsed) ? parsed : throw Mismatch(grainClass, stream, "a number");
            return typeof(IGrainWithIntegerCompoundKey).IsAssignableFrom(grainClass)
                ? GrainIdKeyExtensions.CreateIntegerKey(number, stream.GetNamespace())
                : GrainIdKeyExtensions.CreateIntegerKey(number);
        }

        return IdSpan.Create(Encoding.UTF8.GetString(stream.Key.Span));
    }

    private static ArgumentException Mismatch(Type grainClass, StreamId stream, string wanted) =>
        new($"the key of stream {stream} must be {wanted}, for grain class {grainClass} is implicitly subscribed to its namespace and has such keys");

    private sealed record Known(GrainClasses Classes, List<Entry> Entries);

    private sealed record Entry(GrainType GrainType, Type GrainClass, IStreamNamespacePredicate Predicate);
}
