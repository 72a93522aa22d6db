using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IamConsole.Core.Storage;

/// <summary>Lets EF's queries use the connection's kept statements.</summary>
internal sealed class StatementKeeping : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } asked)
        {
            return result;
        }

        var kept = KeptStatements.Take(connection, asked.CommandText);
        kept.CommandTimeout = asked.CommandTimeout;
        kept.Transaction = asked.Transaction;
        foreach (SqliteParameter parameter in asked.Parameters)
        {
            kept.Parameters.Add(parameter);
        }

        asked.Dispose();
        return kept;
    }
}
