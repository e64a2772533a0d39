namespace OrleansFlow.Types;

/// <summary>The bytes of dates and times, in ticks of 100 ns.</summary>
internal static class TimeCodecs
{
    /// <summary>The ticks, and the kind in the two highest bits.</summary>
    internal readonly struct DateTime : ILeafCodec<System.DateTime>
    {
        private const int KindShift = 62;
        private const long TicksMask = (1L << KindShift) - 1;

        public static string Form => "date-time";

        public static int FixedLength => sizeof(long);

        public static void Write(System.DateTime value, ref DataWriter writer) =>
            writer.WriteInt64(value.Ticks | ((long)value.Kind << KindShift));

        public static System.DateTime Read(ref DataReader reader)
        {
            long bits = reader.ReadInt64();
            long ticks = bits & TicksMask;
            DateTimeKind kind = (DateTimeKind)((ulong)bits >> KindShift);
            if (ticks > System.DateTime.MaxValue.Ticks || kind > DateTimeKind.Local)
            {
                CorruptDataException.Throw(reader.Position - sizeof(long), $"a date and time, found {bits:x16}");
            }

            return new System.DateTime(ticks, kind);
        }

        /// <summary>Equality of dates and times does not look at the kind.</summary>
        public static System.DateTime Canonical(System.DateTime value) => new(value.Ticks, DateTimeKind.Unspecified);
    }

    /// <summary>The instant, and the minutes of the offset.</summary>
    internal readonly struct DateTimeOffset : ILeafCodec<System.DateTimeOffset>
    {
        private const int HighestOffset = 14 * 60;

        public static string Form => "date-time-offset";

        public static int FixedLength => sizeof(long) + sizeof(short);

        public static void Write(System.DateTimeOffset value, ref DataWriter writer)
        {
            writer.WriteInt64(value.UtcTicks);
            writer.WriteInt16((short)value.TotalOffsetMinutes);
        }

        public static System.DateTimeOffset Read(ref DataReader reader)
        {
            long utc = reader.ReadInt64();
            short minutes = reader.ReadInt16();
            long local = unchecked(utc + (minutes * System.TimeSpan.TicksPerMinute));
            if (utc < 0 || utc > System.DateTime.MaxValue.Ticks || local < 0 || local > System.DateTime.MaxValue.Ticks
                || Math.Abs((int)minutes) > HighestOffset)
            {
                CorruptDataException.Throw(reader.Position - FixedLength, $"an instant and its offset, found {utc} ticks and {minutes} minutes");
            }

            return new System.DateTimeOffset(local, System.TimeSpan.FromMinutes(minutes));
        }

        /// <summary>Equality compares instants.</summary>
        public static System.DateTimeOffset Canonical(System.DateTimeOffset value) => value.ToUniversalTime();
    }

    internal readonly struct DateOnly : ILeafCodec<System.DateOnly>
    {
        public static string Form => "date";

        public static int FixedLength => sizeof(int);

        public static void Write(System.DateOnly value, ref DataWriter writer) => writer.WriteInt32(value.DayNumber);

        public static System.DateOnly Read(ref DataReader reader)
        {
            int day = reader.ReadInt32();
            if ((uint)day > (uint)System.DateOnly.MaxValue.DayNumber)
            {
                CorruptDataException.Throw(reader.Position - sizeof(int), $"the number of a day, found {day}");
            }

            return System.DateOnly.FromDayNumber(day);
        }
    }

    internal readonly struct TimeOnly : ILeafCodec<System.TimeOnly>
    {
        public static string Form => "time";

        public static int FixedLength => sizeof(long);

        public static void Write(System.TimeOnly value, ref DataWriter writer) => writer.WriteInt64(value.Ticks);

        public static System.TimeOnly Read(ref DataReader reader)
        {
            long ticks = reader.ReadInt64();
            if ((ulong)ticks > (ulong)System.TimeOnly.MaxValue.Ticks)
            {
                CorruptDataException.Throw(reader.Position - sizeof(long), $"the ticks of a time of day, found {ticks}");
            }

            return new System.TimeOnly(ticks);
        }
    }

    internal readonly struct TimeSpan : ILeafCodec<System.TimeSpan>
    {
        public static string Form => "duration";

        public static int FixedLength => sizeof(long);

        public static bool IsBlittable => true;

        public static void Write(System.TimeSpan value, ref DataWriter writer) => writer.WriteInt64(value.Ticks);

        public static System.TimeSpan Read(ref DataReader reader) => new(reader.ReadInt64());
    }
}
