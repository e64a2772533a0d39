namespace Orleans.Embedded;

/// <summary>Requests as bytes.</summary>
internal static class RequestWire
{
    [ThreadStatic]
    private static WireWriter? _writer;

    public static byte[] Write(RequestBase request)
    {
        var writer = Rent();
        request.WriteTo(writer);
        return Finish(writer);
    }

    public static byte[] WriteContext(Dictionary<string, object> context)
    {
        var writer = Rent();
        Serialized<Dictionary<string, object>>.Write(writer, context);
        return Finish(writer);
    }

    public static RequestBase Read(byte[] body, IReferenceSource references) => RequestBase.ReadFrom(new WireReader(body, references));

    public static Dictionary<string, object> ReadContext(byte[] body, IReferenceSource references) =>
        Serialized<Dictionary<string, object>>.Read(new WireReader(body, references));

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
