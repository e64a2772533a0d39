namespace OrleansFlow.Capture;

/// <summary>What stands before each value of the captured form.</summary>
internal static class CaptureTags
{
    public const byte FormatVersion = 1;

    public const byte Null = 0;
    public const byte Reference = 1;
    public const byte Leaf = 2;
    public const byte Enum = 3;
    public const byte Array = 4;
    public const byte Collection = 5;
    public const byte Delegate = 6;
    public const byte Fields = 7;
    public const byte Type = 8;
    public const byte DefaultComparer = 9;
    public const byte PrimitiveArray = 10;

    /// <summary>How deep values may be nested.</summary>
    public const int MaxDepth = 400;
}
