using System.Globalization;
using System.Text;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace IamConsole.Core.EventHistory;

/// <summary>Reads the event history at a cost that does not grow with it.</summary>
/// <remarks>
/// One condition is answered by its index, in which events lie by time; the others are held against what that finds, and
/// against a limited stretch at a time: what is rare is looked for in steps, each as quick as the other.
/// </remarks>
internal sealed class EventReader(IamDbContext db, EventCriteria criteria)
{
    /// <summary>How many events are looked at for one page at most.</summary>
    public const int MostLookedAt = 10_000;

    /// <summary>The greatest number of events that is counted.</summary>
    public const int MostCounted = 10_000;

    private const int MostCompared = 1_000;
    private const int FirstStretch = 200;
    private const int LongestStretch = 2_000;

    /// <summary>How long it looks for the rest of a page, so that an answer takes no longer where rows have to come from the disk.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(40);

    private readonly string _account = db.Account.ToString();
    private readonly List<EventCondition> _conditions = [.. criteria.Conditions(db.Account.ToString())];

    /// <summary>The events that match before or after a place, the nearest to it first.</summary>
    /// <returns>The events, one more than asked for where there are more; and where looking ended before there were enough.</returns>
    public async Task<(List<ActivityEvent> Events, EventPosition? LookedUntil)> ReadAsync(EventPosition? from, bool newerFirst, int most, CancellationToken cancellationToken)
    {
        var driver = await ChooseAsync(cancellationToken);
        var others = _conditions.Where(condition => condition != driver).ToList();
        var (sequences, lookedUntil) = Look(driver, others, from, newerFirst, most + 1, cancellationToken);

        // By their keys, and by no index of the account's: SQLite would read the whole history along one.
        var byKey = $"SELECT * FROM ActivityEvents NOT INDEXED WHERE Sequence IN ({string.Join(',', sequences)})";
        var events = await db.ActivityEvents.FromSqlRaw(byKey).AsNoTracking().ToListAsync(cancellationToken);
        events = [.. newerFirst
            ? events.OrderByDescending(entry => entry.Time).ThenByDescending(entry => entry.Sequence)
            : events.OrderBy(entry => entry.Time).ThenBy(entry => entry.Sequence)];
        return (events, lookedUntil);
    }

    /// <summary>How many events match, counted up to one more than <see cref="MostCounted"/>; none where that cannot be said quickly.</summary>
    public async Task<int?> CountAsync(CancellationToken cancellationToken)
    {
        var driver = await ChooseAsync(cancellationToken);
        if (_conditions.Any(condition => condition != driver))
        {
            return null;
        }

        var command = new Command();
        return await CountAsync(command, Candidates(command, driver, null, newerFirst: true), MostCounted + 1, cancellationToken);
    }

    /// <summary>Holds the conditions against what the driver finds, in stretches that grow, until there is enough or it has looked long enough.</summary>
    private (List<long> Sequences, EventPosition? LookedUntil) Look(
        EventCondition? driver, List<EventCondition> others, EventPosition? from, bool newerFirst, int wanted, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var found = new List<long>(wanted);
        var looked = 0;
        var stretch = others.Count == 0 ? wanted : FirstStretch;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var places = LookAlong(stretch, driver, others, from, newerFirst);
            foreach (var (place, matches) in places)
            {
                if (matches)
                {
                    found.Add(place.Sequence);
                    if (found.Count == wanted)
                    {
                        return (found, null);
                    }
                }
            }

            if (places.Count < stretch)
            {
                return (found, null);
            }

            from = places[^1].Place;
            looked += stretch;
            if (looked >= MostLookedAt || Stopwatch.GetElapsedTime(begun) > LongestLook)
            {
                return (found, from);
            }

            stretch = Math.Min(Math.Min(2 * stretch, LongestStretch), MostLookedAt - looked);
        }
    }

    private List<(EventPosition Place, bool Matches)> LookAlong(int stretch, EventCondition? driver, List<EventCondition> others, EventPosition? from, bool newerFirst)
    {
        var command = new Command();
        var direction = newerFirst ? "DESC" : "ASC";
        var candidates = Candidates(command, driver, from, newerFirst);
        var matches = others.Count == 0 ? "1" : string.Join(" AND ", others.Select(command.Add));
        using var sql = db.Statement($"SELECT Time, Sequence, {matches} {candidates} ORDER BY Time {direction}, Sequence {direction} LIMIT {stretch}");
        sql.Parameters.AddRange(command.Parameters);
        var places = new List<(EventPosition, bool)>(stretch);
        using var rows = sql.ExecuteReader();
        while (rows.Read())
        {
            places.Add((new EventPosition(rows.GetInt64(0), rows.GetInt64(1)), !rows.IsDBNull(2) && rows.GetBoolean(2)));
        }

        return places;
    }

    /// <summary>The condition that the fewest events meet, as far as they are worth counting.</summary>
    private async Task<EventCondition?> ChooseAsync(CancellationToken cancellationToken)
    {
        EventCondition? best = null;
        var fewest = int.MaxValue;
        var indexed = _conditions.Where(condition => condition.Index is not null).ToList();
        foreach (var condition in indexed)
        {
            if (indexed.Count == 1)
            {
                return condition;
            }

            var command = new Command();
            var found = await CountAsync(command, Candidates(command, condition, null, newerFirst: true), MostCompared, cancellationToken);
            if (found < fewest)
            {
                (best, fewest) = (condition, found);
            }
        }

        return best;
    }

    private async Task<int> CountAsync(Command command, string candidates, int most, CancellationToken cancellationToken)
    {
        var sql = $"SELECT COUNT(*) AS Value FROM (SELECT 1 {candidates} LIMIT {most})";
        return (await db.Database.SqlQueryRaw<int>(sql, command.Parameters).ToListAsync(cancellationToken)).Single();
    }

    /// <summary>The account's events in the time asked for that meet a condition, by its index.</summary>
    private string Candidates(Command command, EventCondition? driver, EventPosition? from, bool newerFirst)
    {
        var sql = new StringBuilder($"FROM ActivityEvents INDEXED BY {driver?.Index ?? ActivityEventIndexes.Time} WHERE AccountId = {command.Add(_account)}");
        if (driver is not null)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND {command.Add(driver)}");
        }

        if (criteria.From is { } since)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND Time >= {command.Add(since.ToUnixTimeMilliseconds())}");
        }

        if (criteria.Until is { } until)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND Time < {command.Add(until.ToUnixTimeMilliseconds())}");
        }

        if (from is { } place)
        {
            var (time, sequence) = (command.Add(place.Time), command.Add(place.Sequence));
            sql.Append(newerFirst
                ? $" AND Time <= {time} AND (Time < {time} OR Sequence < {sequence})"
                : $" AND Time >= {time} AND (Time > {time} OR Sequence > {sequence})");
        }

        return sql.ToString();
    }

    /// <summary>Collects the values of a command and names their places.</summary>
    private sealed class Command
    {
        private readonly List<SqliteParameter> _parameters = [];

        public object[] Parameters => [.. _parameters];

        public string Add(object value)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{_parameters.Count}");
            _parameters.Add(new SqliteParameter(name, value));
            return name;
        }

        public string Add(EventCondition condition) =>
            condition.Value is { } value ? condition.Sql.Replace("{0}", Add(value), StringComparison.Ordinal) : condition.Sql;
    }
}
