
namespace Orleans.Embedded;

/// <summary>Responses as bytes.</summary>
internal static class ResponseWire
{
    public static byte[] Write(Response response)
    {
        var writer = RequestWire.Rent();
        if (response.Exception is { } exception)
        {
            writer.WriteByte(1);
            Serialized<Exception>.Write(writer, exception);
        }
        else
        {
            writer.WriteByte(0);
            Serialized<object?>.Write(writer, response.Result);
        }

        return RequestWire.Finish(writer);
    }

    public static Response Read(byte[] body, IReferenceSource references)
    {
        var reader = new WireReader(body, references);
        return reader.ReadByte() == 1 ? Response.FromException(Serialized<Exception>.Read(reader)) : Response.FromResult(Serialized<object?>.Read(reader));
    }
}
