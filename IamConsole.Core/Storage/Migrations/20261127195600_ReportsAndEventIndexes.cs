using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IamConsole.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ReportsAndEventIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_AccountId_PrincipalId_Sequence",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_AccountId_Sequence",
                table: "ActivityEvents");

            migrationBuilder.AlterColumn<string>(
                name: "UserName",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true,
                collation: "NOCASE",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "EventSource",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: false,
                collation: "NOCASE",
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<string>(
                name: "EventName",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: false,
                collation: "NOCASE",
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<string>(
                name: "EventId",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: false,
                collation: "NOCASE",
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<string>(
                name: "ErrorCode",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true,
                collation: "NOCASE",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "AccessKeyId",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true,
                collation: "NOCASE",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddColumn<int>(
                name: "GlobalEndpointTokenVersion",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "ResourceName",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true,
                computedColumnSql: "replace(ResourceArn, rtrim(ResourceArn, replace(ResourceArn, '/', '')), '')",
                stored: false,
                collation: "NOCASE");

            migrationBuilder.CreateTable(
                name: "ServiceAccessJobs",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectArn = table.Column<string>(type: "TEXT", nullable: false),
                    WithActions = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CompletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Report = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ErrorCode = table.Column<string>(type: "TEXT", nullable: true),
                    ErrorMessage = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceAccessJobs", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_ServiceAccessJobs_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LastAccesses_AccountId_Time",
                table: "LastAccesses",
                columns: new[] { "AccountId", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_AccessKeyId",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "AccessKeyId", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_ErrorCode",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "ErrorCode", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_EventId",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "EventId", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_EventName",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "EventName", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_EventSource",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "EventSource", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_Failed",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "Time" },
                filter: "ErrorCode IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_PrincipalId",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "PrincipalId", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_ReadOnly",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "ReadOnly", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_ResourceArn",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "ResourceArn", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_ResourceName",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "ResourceName", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_Time",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_UserName",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "UserName", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceAccessJobs_AccountId_CompletedAt",
                table: "ServiceAccessJobs",
                columns: new[] { "AccountId", "CompletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceAccessJobs_AccountId_CreatedAt",
                table: "ServiceAccessJobs",
                columns: new[] { "AccountId", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ServiceAccessJobs");

            migrationBuilder.DropIndex(
                name: "IX_LastAccesses_AccountId_Time",
                table: "LastAccesses");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_AccessKeyId",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_ErrorCode",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_EventId",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_EventName",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_EventSource",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_Failed",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_PrincipalId",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_ReadOnly",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_ResourceArn",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_ResourceName",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_Time",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_UserName",
                table: "ActivityEvents");

            migrationBuilder.DropColumn(
                name: "ResourceName",
                table: "ActivityEvents");

            migrationBuilder.DropColumn(
                name: "GlobalEndpointTokenVersion",
                table: "Accounts");

            migrationBuilder.AlterColumn<string>(
                name: "UserName",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true,
                oldCollation: "NOCASE");

            migrationBuilder.AlterColumn<string>(
                name: "EventSource",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldCollation: "NOCASE");

            migrationBuilder.AlterColumn<string>(
                name: "EventName",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldCollation: "NOCASE");

            migrationBuilder.AlterColumn<string>(
                name: "EventId",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldCollation: "NOCASE");

            migrationBuilder.AlterColumn<string>(
                name: "ErrorCode",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true,
                oldCollation: "NOCASE");

            migrationBuilder.AlterColumn<string>(
                name: "AccessKeyId",
                table: "ActivityEvents",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true,
                oldCollation: "NOCASE");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_AccountId_PrincipalId_Sequence",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "PrincipalId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_AccountId_Sequence",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "Sequence" });
        }
    }
}
