namespace Orleans.Embedded;

/// <summary>Requests as bytes.</summary>
internal static class RequestWire
{
    [ThreadStatic]
    private static WireWriter? _writer;

    public static byte[] Write(RequestBase request, Dictionary<string, object>? context)
    {
        var writer = Rent();
        Serialized<Dictionary<string, object>?>.Write(writer, context);
        request.WriteTo(writer);
        return Finish(writer);
    }

    public static (RequestBase Request, Dictionary<string, object>? Context) Read(byte[] body, IReferenceSource references)
    {
        var reader = new WireReader(body, references);
        var context = Serialized<Dictionary<string, object>?>.Read(reader);
        return (RequestBase.ReadFrom(reader), context);
    }

    /// <summary>The request context of a message that is still packed.</summary>
    public static Dictionary<string, object>? ReadContext(byte[] body, IReferenceSource references) =>
        Serialized<Dictionary<string, object>?>.Read(new WireReader(body, references));

    internal static WireWriter Rent()
    {
        var writer = _writer ?? new WireWriter();
        _writer = null;
        writer.Reset();
        return writer;
    }

    internal static byte[] Finish(WireWriter writer)
    {
        var body = writer.ToArray();
        _writer = writer;
        return body;
    }
}
