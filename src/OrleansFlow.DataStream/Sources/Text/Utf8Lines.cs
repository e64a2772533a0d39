using OrleansFlow.Types;

namespace OrleansFlow.Sources;

/// <summary>The bytes, copied one line behind the other into blocks that are never written again.</summary>
internal struct Utf8Lines : ILineFormat<Utf8Text>
{
    // Far from the large object heap: a block lives as long as the records of a few batches.
    private const int BlockLength = 32 * 1024;

    private byte[]? _block;
    private int _used;

    public Utf8Text Read(ReadOnlySpan<byte> line)
    {
        if (line.Length > BlockLength / 4)
        {
            return new Utf8Text(line.ToArray());
        }

        if (_block is null || line.Length > _block.Length - _used)
        {
            _block = GC.AllocateUninitializedArray<byte>(BlockLength);
            _used = 0;
        }

        line.CopyTo(_block.AsSpan(_used));
        var text = new Utf8Text(_block.AsMemory(_used, line.Length));
        _used += line.Length;
        return text;
    }
}
