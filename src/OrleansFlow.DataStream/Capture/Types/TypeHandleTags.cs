namespace OrleansFlow.Capture;

/// <summary>What stands before each part of a type's name in the captured form.</summary>
internal static class TypeHandleTags
{
    public const byte Known = 0;
    public const byte Named = 1;
    public const byte Generic = 2;
    public const byte Vector = 3;
    public const byte Array = 4;

    public const int MaxDepth = 64;
}
