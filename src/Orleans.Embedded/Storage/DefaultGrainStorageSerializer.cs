using System.Text.Json;

namespace Orleans.Storage;

/// <summary>States as bytes: by the runtime's serializer where the type has one, else as JSON.</summary>
internal sealed class DefaultGrainStorageSerializer(Serializer serializer) : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    public BinaryData Serialize<T>(T? input) =>
        new(serializer.CanSerialize<T>() ? serializer.SerializeToArray(input) : JsonSerializer.SerializeToUtf8Bytes(input, Json));

    public T? Deserialize<T>(BinaryData input) =>
        serializer.CanSerialize<T>() ? serializer.Deserialize<T>(input.ToMemory()) : JsonSerializer.Deserialize<T>(input.ToMemory().Span, Json);
}
