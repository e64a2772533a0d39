namespace Orleans.Embedded;

/// <summary>Codecs of references, requests, exceptions and delegates.</summary>
internal static class SpecialCodecs
{
    public static Codec? TryCreate(Type type)
    {
        if (typeof(RequestBase).IsAssignableFrom(type))
        {
            return new RequestCodec();
        }

        if (typeof(GrainReference).IsAssignableFrom(type) || typeof(IGrainBase).IsAssignableFrom(type))
        {
            return new ReferenceCodec();
        }

        if (typeof(IGrainObserver).IsAssignableFrom(type) && !type.IsInterface)
        {
            return new ObserverObjectCodec();
        }

        if (typeof(Exception).IsAssignableFrom(type))
        {
            return new ExceptionCodec();
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Concurrency.Immutable<>))
        {
            return Codecs.Make(typeof(ImmutableCodec<>), type.GetGenericArguments());
        }

        return null;
    }

    private sealed class ReferenceCodec : Codec
    {
        public override object CopyObject(object value, CopyContext context) => GrainExtensions.ReferenceOf((IAddressable)value);

        public override void WriteObject(WireWriter writer, object value)
        {
            var reference = GrainExtensions.ReferenceOf((IAddressable)value);
            writer.WriteSpan(reference.GrainId.Type.AsSpan());
            writer.WriteSpan(reference.GrainId.Key.AsSpan());
            writer.WriteString(InterfaceDescriptor.NameOf(reference.InterfaceClrType));
        }

        public override object ReadObject(WireReader reader, int slot)
        {
            var id = new GrainId(new GrainType(reader.ReadSpan().ToArray()), new IdSpan(reader.ReadSpan().ToArray()));
            var type = InterfaceDescriptor.TypeOf(reader.ReadString()!);
            return (reader.References ?? throw new GrainReferenceNotBoundException($"the reference to {id} was read outside of a silo or client")).GetReference(id, type);
        }
    }

    private sealed class ObserverObjectCodec : Codec
    {
        public override object CopyObject(object value, CopyContext context) => throw Refuse(value);

        public override void WriteObject(WireWriter writer, object value) => throw Refuse(value);

        public override object ReadObject(WireReader reader, int slot) => throw new SerializerException("an observer object cannot be read");

        private static ArgumentException Refuse(object value) =>
            new($"IGrainObserver parameters must be references and cannot be of type {value.GetType()}; hint: call IGrainFactory.CreateObjectReference and pass what it returns.");
    }

    private sealed class RequestCodec : Codec
    {
        public override bool IsShallow => true;

        public override object CopyObject(object value, CopyContext context) => value;

        public override void WriteObject(WireWriter writer, object value) => ((RequestBase)value).WriteTo(writer);

        public override object ReadObject(WireReader reader, int slot) => RequestBase.ReadFrom(reader);
    }

    private sealed class ImmutableCodec<T> : Codec<Concurrency.Immutable<T>>
    {
        public override bool IsShallow => true;

        public override Concurrency.Immutable<T> Copy(Concurrency.Immutable<T> value, CopyContext context) => value;

        public override void Write(WireWriter writer, Concurrency.Immutable<T> value) => Serialized<T>.Write(writer, value.Value);

        public override Concurrency.Immutable<T> Read(WireReader reader, int slot) => new(Serialized<T>.Read(reader));
    }
}
