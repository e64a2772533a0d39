namespace OrleansFlow.Types;

/// <summary>The bytes of characters, texts and byte strings.</summary>
internal static class TextCodecs
{
    internal readonly struct Char : ILeafCodec<char>
    {
        public static string Form => "char";

        public static int FixedLength => sizeof(char);

        public static bool IsBlittable => true;

        public static void Write(char value, ref DataWriter writer) => writer.WriteInt16((short)value);

        public static char Read(ref DataReader reader) => (char)reader.ReadInt16();
    }

    internal readonly struct Rune : ILeafCodec<System.Text.Rune>
    {
        public static string Form => "rune";

        public static int FixedLength => sizeof(int);

        public static void Write(System.Text.Rune value, ref DataWriter writer) => writer.WriteInt32(value.Value);

        public static System.Text.Rune Read(ref DataReader reader)
        {
            int value = reader.ReadInt32();
            if (!System.Text.Rune.TryCreate(value, out System.Text.Rune rune))
            {
                CorruptDataException.Throw(reader.Position - sizeof(int), $"a Unicode scalar, found {value:x}");
            }

            return rune;
        }
    }

    internal readonly struct String : ILeafCodec<string?>
    {
        public static string Form => "string";

        public static int FixedLength => -1;

        public static void Write(string? value, ref DataWriter writer) => writer.WriteString(value);

        public static string? Read(ref DataReader reader) => reader.ReadString();
    }

    internal readonly struct Utf8 : ILeafCodec<Utf8Text>
    {
        public static string Form => "utf8";

        public static int FixedLength => -1;

        public static void Write(Utf8Text value, ref DataWriter writer) => writer.WriteSizedBytes(value.Span);

        public static Utf8Text Read(ref DataReader reader)
        {
            ReadOnlySpan<byte> bytes = reader.ReadSizedBytes(out bool isNull);
            if (isNull)
            {
                CorruptDataException.Throw(reader.Position - 1, "a text, found null");
            }

            return new Utf8Text(bytes.ToArray());
        }

        public static Utf8Text Copy(Utf8Text value) => value.Detach();
    }

    /// <summary>The text as the author wrote it, after a letter for absolute or relative.</summary>
    internal readonly struct Uri : ILeafCodec<System.Uri?>
    {
        public static string Form => "uri";

        public static int FixedLength => -1;

        public static string? KeyProblem => "is a Uri, whose Equals ignores parts of its text; use the text as the key";

        public static void Write(System.Uri? value, ref DataWriter writer) =>
            writer.WriteString(value is null ? null : (value.IsAbsoluteUri ? "a" : "r") + value.OriginalString);

        public static System.Uri? Read(ref DataReader reader)
        {
            long start = reader.Position;
            string? text = reader.ReadString();
            if (text is null)
            {
                return null;
            }

            UriKind kind = text.StartsWith('a') ? UriKind.Absolute : UriKind.Relative;
            if (text.Length == 0 || text[0] is not ('a' or 'r') || !System.Uri.TryCreate(text[1..], kind, out System.Uri? uri))
            {
                throw new CorruptDataException(start, "a URI");
            }

            return uri;
        }
    }

    internal readonly struct Version : ILeafCodec<System.Version?>
    {
        public static string Form => "version";

        public static int FixedLength => -1;

        public static void Write(System.Version? value, ref DataWriter writer) => writer.WriteString(value?.ToString());

        public static System.Version? Read(ref DataReader reader)
        {
            long start = reader.Position;
            string? text = reader.ReadString();
            if (text is null)
            {
                return null;
            }

            return System.Version.TryParse(text, out System.Version? version) && version.ToString() == text
                ? version
                : throw new CorruptDataException(start, "a version of two to four numbers");
        }
    }

    internal readonly struct Bytes : ILeafCodec<byte[]?>
    {
        public static string Form => "bytes";

        public static int FixedLength => -1;

        public static bool IsMutable => true;

        public static string? KeyProblem => "is an array of bytes, which is equal only to itself; use a string, a Guid or a record as the key";

        public static void Write(byte[]? value, ref DataWriter writer)
        {
            if (value is null)
            {
                writer.WriteByte(0);
                return;
            }

            writer.WriteSizedBytes(value);
        }

        public static byte[]? Read(ref DataReader reader)
        {
            ReadOnlySpan<byte> bytes = reader.ReadSizedBytes(out bool isNull);
            return isNull ? null : bytes.ToArray();
        }

        public static byte[]? Copy(byte[]? value) => (byte[]?)value?.Clone();
    }

    internal readonly struct Guid : ILeafCodec<System.Guid>
    {
        private const int Length = 16;

        public static string Form => "guid";

        public static int FixedLength => Length;

        public static bool IsBlittable => true;

        public static void Write(System.Guid value, ref DataWriter writer)
        {
            value.TryWriteBytes(writer.GetSpan(Length));
            writer.Advance(Length);
        }

        public static System.Guid Read(ref DataReader reader) => new(reader.ReadBytes(Length));
    }
}
