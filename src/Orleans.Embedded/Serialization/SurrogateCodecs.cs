namespace Orleans.Embedded;

/// <summary>Codecs of foreign types for which a converter with [RegisterConverter] exists.</summary>
internal static class SurrogateCodecs
{
    private static readonly Lazy<Dictionary<Type, (Type Converter, Type Surrogate)>> Converters = new(Scan);

    public static Codec? TryCreate(Type type)
    {
        var key = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (!Converters.Value.TryGetValue(key, out var found))
        {
            return null;
        }

        var (converter, surrogate) = found;
        if (type.IsGenericType)
        {
            converter = converter.MakeGenericType(type.GetGenericArguments());
            surrogate = converter.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConverter<,>)).GetGenericArguments()[1];
        }

        return Codecs.Make(typeof(SurrogateCodec<,>), [type, surrogate], Activator.CreateInstance(converter));
    }

    private static Dictionary<Type, (Type, Type)> Scan()
    {
        var result = new Dictionary<Type, (Type, Type)>();
        foreach (var type in ApplicationParts.All().SelectMany(ApplicationParts.TypesOf).Where(t => t.IsDefined(typeof(RegisterConverterAttribute), false)))
        {
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConverter<,>)))
            {
                var value = contract.GetGenericArguments()[0];
                result[value.IsGenericType ? value.GetGenericTypeDefinition() : value] = (type, contract.GetGenericArguments()[1]);
            }
        }

        return result;
    }

    private sealed class SurrogateCodec<TValue, TSurrogate>(IConverter<TValue, TSurrogate> converter) : Codec<TValue>
        where TSurrogate : struct
    {
        public override TValue Copy(TValue value, CopyContext context)
        {
            var copy = converter.ConvertFromSurrogate(Serialized<TSurrogate>.Copy(converter.ConvertToSurrogate(value), context));
            if (!typeof(TValue).IsValueType)
            {
                context.Record(value!, copy!);
            }

            return copy;
        }

        public override void Write(WireWriter writer, TValue value) => Serialized<TSurrogate>.Write(writer, converter.ConvertToSurrogate(value));

        public override TValue Read(WireReader reader, int slot) => converter.ConvertFromSurrogate(Serialized<TSurrogate>.Read(reader));
    }
}
