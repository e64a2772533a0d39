namespace Orleans.Embedded;

/// <summary>What a message is.</summary>
internal enum MessageKind : byte
{
    Request,
    Response,
    Cancel,
    Tick,
}
