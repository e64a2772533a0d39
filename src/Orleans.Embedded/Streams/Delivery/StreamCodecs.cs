using Orleans.Embedded;

namespace Orleans.Streams;

/// <summary>Streams and subscriptions as bytes: by the names of provider and stream, and bound again to the provider of the silo or client that reads them.</summary>
internal static class StreamCodecs
{
    public static Codec? TryCreate(Type type)
    {
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return open == typeof(ProviderStream<>) ? Codecs.Make(typeof(StreamCodec<>), type.GetGenericArguments())
            : open == typeof(SubscriptionHandle<>) ? Codecs.Make(typeof(HandleCodec<>), type.GetGenericArguments())
            : null;
    }

    private sealed class StreamCodec<T> : Codec<ProviderStream<T>>
    {
        public override bool IsShallow => true;

        public override ProviderStream<T> Copy(ProviderStream<T> value, CopyContext context) => value;

        public override void Write(WireWriter writer, ProviderStream<T> value)
        {
            writer.WriteString(value.ProviderName);
            Serialized<StreamId>.Write(writer, value.StreamId);
        }

        public override ProviderStream<T> Read(WireReader reader, int slot)
        {
            var name = reader.ReadString()!;
            var services = (reader.References ?? throw new SerializerException($"a stream of provider '{name}' was read outside of a silo or client")).Services;
            return (ProviderStream<T>)StreamProviderLookup.Find(services, name).GetStream<T>(Serialized<StreamId>.Read(reader));
        }
    }

    // The observer stays behind: whoever gets the handle resumes it with one of its own.
    private sealed class HandleCodec<T> : Codec<SubscriptionHandle<T>>
    {
        public override SubscriptionHandle<T> Copy(SubscriptionHandle<T> value, CopyContext context)
        {
            var copy = new SubscriptionHandle<T>(value.Stream, value.HandleId);
            context.Record(value, copy);
            return copy;
        }

        public override void Write(WireWriter writer, SubscriptionHandle<T> value)
        {
            Serialized<ProviderStream<T>>.Write(writer, value.Stream);
            Serialized<Guid>.Write(writer, value.HandleId);
        }

        public override SubscriptionHandle<T> Read(WireReader reader, int slot) => new(Serialized<ProviderStream<T>>.Read(reader), Serialized<Guid>.Read(reader));
    }
}
